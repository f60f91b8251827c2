import { Allows } from '@lien-thong/access';
import { CommunesFound, CommuneSearchQuery, OldAddressAnswer, OldAddressQuery } from '@lien-thong/contracts';
import { resolveOldAddress, searchCommunes } from '@lien-thong/law';
import { Answers, queryOf, Refuses, TakesQuery } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

/** Tra cứu đơn vị hành chính: today's communes by name, and where an address of before 01/07/2025 lies today. */
@ApiTags('catalogue')
@Allows('catalogue.read')
@Controller('communes')
export class CommuneSearchController {
  @ApiOperation({
    summary: 'Communes whose name has every word of `text`, with or without accents; at most 20',
  })
  @TakesQuery(CommuneSearchQuery)
  @Answers(200, 'the communes', CommunesFound)
  @Refuses([422, 'invalid-query'])
  @Get('search')
  search(@Query() query: unknown): CommunesFound {
    const { text, ...where } = queryOf(CommuneSearchQuery, query);
    return { items: [...searchCommunes(text, where)] };
  }

  @ApiOperation({
    summary:
      'Where an old address lies today: `exact`, `by-name`, `ambiguous` with every commune it may be, or `none`',
  })
  @TakesQuery(OldAddressQuery)
  @Answers(200, 'the communes it may be', OldAddressAnswer)
  @Refuses([422, 'invalid-query'])
  @Get('old')
  old(@Query() query: unknown): OldAddressAnswer {
    const { found, how } = resolveOldAddress(queryOf(OldAddressQuery, query));
    return { found: [...found], how };
  }
}
