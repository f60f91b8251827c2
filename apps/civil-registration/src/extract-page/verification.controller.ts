import { Allows } from '@lien-thong/access';
import { Verification } from '@lien-thong/contracts';
import { Answers } from '@lien-thong/service';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { CODE } from './page-queue';

@ApiTags('verification')
@Controller('verifications')
export class VerificationController {
  constructor(private readonly database: DataSource) {}

  @ApiOperation({
    summary: 'Whether the page that bears this code was given by the register and still holds',
  })
  @ApiParam({ name: 'path', description: 'the code', schema: { type: 'string' } })
  @Answers(
    200,
    'the answer; the same for a code that was never given and one that is malformed',
    Verification,
  )
  @Allows('document.verify')
  // Not `:code`: of a parameter, what is too long is refused before it comes here, and so would be told apart.
  @Get('*')
  async verify(@Param('*') given: string): Promise<Verification> {
    const code = given.trim().toUpperCase();
    if (!CODE.test(code)) return { result: 'not-genuine' };
    const [found] = await this.database.query<{ replaced: boolean; annulled: boolean }[]>(
      `select p.replaced, d.annulled_on is not null as annulled
       from (select case_id, replaced_at is not null as replaced from extract_page
               where verification_code = $1 and state = 'made'
             union all select case_id, true from replaced_page where verification_code = $1) p
       join death_registration d using (case_id)`,
      [code],
    );
    if (!found) return { result: 'not-genuine' };
    if (found.annulled) return { result: 'annulled' };
    return { result: found.replaced ? 'replaced' : 'genuine' };
  }
}
