import { Allows } from '@lien-thong/access';
import { resolveOldAddress, searchCommunes, type Commune, type ResolvedAddress } from '@lien-thong/law';
import { invalid, Refuses } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';

const LONGEST = 200;

/** Tra cứu đơn vị hành chính: today's communes by name, and where an address of before 01/07/2025 lies today. */
@ApiTags('catalogue')
@Allows('catalogue.read')
@Controller('communes')
export class CommuneSearchController {
  @ApiOperation({
    summary: 'Communes whose name has every word of `text`, with or without accents; at most 20',
  })
  @ApiQuery({ name: 'province', required: false, description: 'official code of two digits' })
  @Refuses([422, 'invalid-query'])
  @Get('search')
  search(@Query('text') text?: unknown, @Query('province') province?: unknown): { items: Commune[] } {
    const asked = texts({ text }, { province });
    return {
      items: searchCommunes(asked.text!, asked.province === undefined ? {} : { province: asked.province }),
    };
  }

  @ApiOperation({
    summary:
      'Where an old address lies today: `exact`, `by-name`, `ambiguous` with every commune it may be, or `none`',
  })
  @ApiQuery({ name: 'district', required: false, description: 'as the old paper writes it' })
  @ApiQuery({ name: 'province', required: false, description: 'as the old paper writes it' })
  @Refuses([422, 'invalid-query'])
  @Get('old')
  old(
    @Query('commune') commune?: unknown,
    @Query('district') district?: unknown,
    @Query('province') province?: unknown,
  ): ResolvedAddress {
    const asked = texts({ commune }, { district, province });
    return resolveOldAddress({
      commune: asked.commune!,
      ...(asked.district === undefined ? {} : { district: asked.district }),
      ...(asked.province === undefined ? {} : { province: asked.province }),
    });
  }
}

/** @throws Problem 422 that names each parameter that is missing, too long or given twice */
function texts(
  needed: Record<string, unknown>,
  optional: Record<string, unknown>,
): Record<string, string | undefined> {
  const given = { ...needed, ...optional };
  const wrong = Object.entries(given).filter(([name, value]) =>
    value === undefined
      ? name in needed
      : typeof value !== 'string' || !value.trim() || value.length > LONGEST,
  );
  if (wrong.length)
    throw invalid(
      'invalid-query',
      wrong.map(([name, value]) =>
        value === undefined
          ? { pointer: `/${name}`, code: 'required', message: `Chưa có tham số ${name}.` }
          : {
              pointer: `/${name}`,
              code: 'text',
              message: `Tham số ${name} phải là một dòng chữ, không quá ${LONGEST} ký tự.`,
            },
      ),
    );
  return given as Record<string, string | undefined>;
}
