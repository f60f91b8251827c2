import { communes as allCommunes, type Commune } from '@lien-thong/law';

/** The communes where people live: of the province first, and of the whole country where more are asked for. */
export function pickCommunes(province: string, wanted: number | 'all' | undefined): readonly Commune[] {
  const all = allCommunes();
  const own = all.filter(({ provinceCode }) => provinceCode === province);
  if (!own.length) throw new RangeError(`${province} is not the code of a province`);
  if (wanted === undefined) return own;
  if (wanted === 'all') return all;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > all.length)
    throw new RangeError(`communes is 1 to ${all.length} or 'all', not ${wanted}`);
  return wanted <= own.length
    ? own.slice(0, wanted)
    : [...own, ...all.filter(({ provinceCode }) => provinceCode !== province)].slice(0, wanted);
}

export interface Facility {
  name: string;
  province: string;
  commune: string;
}

/** Hospitals under the names they are known by; elsewhere a hospital is named after its commune. */
const KNOWN_FACILITIES: readonly Facility[] = [
  { name: 'Bệnh viện Đa khoa Trung ương Cần Thơ', province: '92', commune: '31147' },
  { name: 'Bệnh viện Đa khoa thành phố Cần Thơ', province: '92', commune: '31135' },
  { name: 'Bệnh viện Đa khoa Hậu Giang', province: '92', commune: '31321' },
  { name: 'Bệnh viện Đa khoa Sóc Trăng', province: '92', commune: '31507' },
];

const A_HOSPITAL_FOR = 25;

const byProvince = new Map<string, readonly Facility[]>();

/** The health facilities of a province. */
export function facilitiesOf(province: string): readonly Facility[] {
  let facilities = byProvince.get(province);
  if (!facilities) {
    const own = allCommunes().filter(({ provinceCode }) => provinceCode === province);
    const known = KNOWN_FACILITIES.filter((facility) => facility.province === province);
    const named = own
      .filter((_, i) => i % A_HOSPITAL_FOR === 0)
      .map(({ code, name }) => ({
        name: `Bệnh viện Đa khoa khu vực ${withoutKind(name)}`,
        province,
        commune: code,
      }));
    byProvince.set(province, (facilities = known.length ? known : named));
  }
  return facilities;
}

export const withoutKind = (name: string): string => name.replace(/^(Xã|Phường|Đặc khu) /, '');

/** 'xã Kế Sách, thành phố Cần Thơ', as it goes on after a street. */
export const inWords = ({ name, kind, provinceName }: Commune): string => {
  const province = provinceName.startsWith('Thành phố')
    ? provinceName.replace('Thành phố', 'thành phố')
    : `tỉnh ${provinceName}`;
  return `${kind} ${withoutKind(name)}, ${province}`;
};
