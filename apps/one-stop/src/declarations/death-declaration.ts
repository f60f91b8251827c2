import {
  fullNameOf,
  IDENTITY_KIND_LABELS,
  NOTICE_KIND_LABELS,
  RELATION_LABELS,
  SEX_LABELS,
  type Declaration,
} from '@lien-thong/contracts';
import { dayInFigures as day } from '@lien-thong/law';
import { momentOf, placeOf } from '@lien-thong/pages';
import { BLANK } from './declaration-paper';
import type { Untitled } from './declarations-of';

/** Tờ khai đăng ký khai tử. */
export function deathDeclaration({ requester, deceased, death, copies }: Declaration, to: string): Untitled {
  const { identity, lastResidence } = deceased;
  return {
    id: 'death-declaration',
    kind: 'death-declaration',
    to,
    blocks: [
      {
        fields: [
          ['Họ, chữ đệm, tên người yêu cầu', requester.fullName],
          ['Số định danh cá nhân', requester.personalId],
          ['Nơi cư trú', requester.address ?? BLANK],
          ['Quan hệ với người đã chết', RELATION_LABELS[requester.relation]],
        ],
      },
      { paragraph: 'Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây:' },
      {
        fields: [
          ['Họ, chữ đệm, tên', fullNameOf(deceased).toLocaleUpperCase('vi')],
          ['Ngày, tháng, năm sinh', day(deceased.birthDate)],
          [
            'Giới tính, dân tộc, quốc tịch',
            `${SEX_LABELS[deceased.sex]}, ${deceased.ethnicity}, ${deceased.nationality}`,
          ],
          ['Số định danh cá nhân', deceased.personalId ?? BLANK],
          ['Giấy tờ tùy thân', identity && identityInWords(identity)],
          ['Nơi cư trú cuối cùng', placeOf(lastResidence)],
          ['Đã chết vào lúc', momentOf(death)],
          ['Nơi chết', placeOf(death.place)],
          ['Nguyên nhân chết', death.cause],
          ['Giấy báo tử, giấy tờ thay thế', death.notice ? noticeInWords(death.notice) : BLANK],
        ],
      },
      { fields: [['Đề nghị cấp bản sao', copies ? `Có, số lượng: ${copies} bản` : 'Không']] },
    ],
    pledge:
      'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.',
    signatures: [{ post: 'Người yêu cầu', name: requester.fullName }],
  };
}

const identityInWords = ({
  kind,
  number,
  issuedOn,
  issuedBy,
}: NonNullable<Declaration['deceased']['identity']>): string =>
  [
    `${IDENTITY_KIND_LABELS[kind]} số ${number}`,
    issuedOn && `cấp ngày ${day(issuedOn)}`,
    issuedBy && `nơi cấp: ${issuedBy}`,
  ]
    .filter(Boolean)
    .join(', ');

const noticeInWords = ({
  kind,
  number,
  issuedOn,
  issuer,
}: NonNullable<Declaration['death']['notice']>): string =>
  `${NOTICE_KIND_LABELS[kind]} số ${number}, do ${issuer} cấp ngày ${day(issuedOn)}`;
