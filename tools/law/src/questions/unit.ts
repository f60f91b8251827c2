import { parseArgs } from 'node:util';
import { resolveOldAddress, type ResolvedAddress } from '@lien-thong/law';
import { answered, UsageError, type Command } from '../outcome';

/** `unit "<xã>, <huyện>, <tỉnh>"`: where an old address lies today. */
export const unit: Command = (args) => {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const parts = positionals
    .join(' ')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  if (!parts.length || parts.length > 3)
    throw new UsageError(
      'cần một địa chỉ (an address), ví dụ: unit "Thị trấn Mỹ Xuyên, Mỹ Xuyên, Sóc Trăng"',
    );
  return answered({ asked: parts.join(', '), ...resolved(parts) });
};

/** The last of two parts may be the province or the district. */
function resolved([commune = '', ...others]: readonly string[]): ResolvedAddress {
  if (others.length === 2) return resolveOldAddress({ commune, district: others[0]!, province: others[1]! });
  const [place] = others;
  const found = resolveOldAddress(place === undefined ? { commune } : { commune, province: place });
  return found.how === 'none' && place !== undefined
    ? resolveOldAddress({ commune, district: place })
    : found;
}
