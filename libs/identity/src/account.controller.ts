import { Allows, Asker, type Caller } from '@lien-thong/access';
import { AccountView } from '@lien-thong/contracts';
import { Answers, Refuses } from '@lien-thong/service';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

@ApiTags('account')
@Controller('account')
export class AccountController {
  @ApiOperation({ summary: 'Who you are to this service, and what you may act as today' })
  @Answers(200, 'you', AccountView)
  @Refuses([401, 'sign-in-required'])
  @Allows('account.read')
  @Get()
  account(@Asker() { subject, name, kind, postings }: Caller): AccountView {
    return {
      subject,
      name,
      kind: kind === 'machine' ? 'machine' : 'person',
      postings: postings.map(({ role, unit, office }) => ({ role, unit, ...(office ? { office } : {}) })),
    };
  }
}
