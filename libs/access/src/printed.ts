import type { Role } from '@lien-thong/contracts';
import { ACCESS, ACTIONS, type AccessRow } from './access-table';

export const ROLE_NAMES: Record<Role, string> = {
  'one-stop-officer': 'Cán bộ một cửa',
  'civil-status-officer': 'Công chức tư pháp – hộ tịch',
  'commune-chair': 'Chủ tịch UBND cấp xã (người ký)',
  'residence-police': 'Công an (đăng ký cư trú)',
  'insurance-officer': 'Cán bộ bảo hiểm xã hội',
  'home-affairs-officer': 'Cán bộ nội vụ',
  'head-of-centre': 'Giám đốc Trung tâm phục vụ hành chính công',
  'province-monitor': 'Cán bộ theo dõi của tỉnh',
  operations: 'Cán bộ vận hành',
  administrator: 'Quản trị',
  'agency-machine': 'Chương trình của cơ quan',
};

const whoMay = ({ by }: AccessRow): string => {
  if (by === 'anyone') return 'mọi người, không cần đăng nhập';
  if (by === 'signed-in') return 'bất kỳ ai đã đăng nhập, về chính mình';
  return Object.entries(by)
    .map(
      ([role, scope]) =>
        `${ROLE_NAMES[role as Role]} — ${scope === 'unit' ? 'địa bàn của mình' : 'toàn hệ thống'}`,
    )
    .join('<br>');
};

/** The access table as a page. */
export const printedAccess = (): string =>
  `# Ai được làm gì

Made from \`libs/access/src/access-table.ts\`; a spec keeps the two equal. An endpoint names one action of this table;
one that names none, or a role that has no cell here, is refused. A role counts where the directory of officers posts the
person today. *Địa bàn của mình*: only what lies in the commune or the province of the posting, the whole system for a
posting to it. *Toàn hệ thống*: only a posting to the whole system counts.

| Việc | Mã | Ai |
|---|---|---|
${ACTIONS.map((action) => `| ${ACCESS[action].what} | \`${action}\` | ${whoMay(ACCESS[action])} |`).join('\n')}
`;
