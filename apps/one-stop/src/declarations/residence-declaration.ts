import {
  fullNameOf,
  RELATION_LABELS,
  SEX_LABELS,
  type Declaration,
  type Relation,
} from '@lien-thong/contracts';
import { dayInFigures as day } from '@lien-thong/law';
import { placeOf } from '@lien-thong/pages';
import { BLANK } from './declaration-paper';
import type { Untitled } from './declarations-of';

/** What somebody is to the head of the household, from what the head is to him; some relations are not of a household. */
const THE_OTHER_WAY: Partial<Record<Relation, Relation>> = {
  spouse: 'spouse',
  child: 'parent',
  parent: 'child',
  sibling: 'sibling',
  grandparent: 'grandchild',
  grandchild: 'grandparent',
  'other-relative': 'other-relative',
};

/** Tờ khai thay đổi thông tin cư trú, by which a permanent residence registration is deleted. */
export function residenceDeclaration(form: Declaration, to: string): Untitled {
  const { requester, deceased, death, householdHead: head } = form;
  const ledTheHousehold = head.relation === 'self';
  return {
    id: 'residence-declaration',
    kind: 'residence-declaration',
    to,
    blocks: [
      {
        fields: [
          ['1. Họ, chữ đệm và tên', requester.fullName],
          ['2. Ngày, tháng, năm sinh', BLANK],
          ['3. Giới tính', BLANK],
          ['4. Số định danh cá nhân', requester.personalId],
          ['5. Số điện thoại liên hệ', requester.phone],
          ['6. Email', requester.email ?? BLANK],
          ['7. Họ, chữ đệm và tên chủ hộ', head.fullName],
          ['8. Mối quan hệ với chủ hộ', head.isRequester ? 'Chủ hộ' : BLANK],
          ['9. Số định danh cá nhân của chủ hộ', head.personalId ?? idOfHead(form) ?? BLANK],
          [
            '10. Nội dung đề nghị',
            `Xóa đăng ký thường trú tại ${placeOf(deceased.lastResidence)}, do người có tên dưới đây đã chết ngày ${day(death.date)}.`,
          ],
        ],
      },
      { paragraph: '11. Những thành viên trong hộ gia đình cùng thay đổi:' },
      {
        table: {
          head: [
            'TT',
            'Họ, chữ đệm và tên',
            'Ngày, tháng, năm sinh',
            'Giới tính',
            'Số định danh cá nhân',
            'Quan hệ với chủ hộ',
          ],
          shares: [0.07, 0.33, 0.15, 0.1, 0.19, 0.16],
          rows: [
            [
              '1',
              fullNameOf(deceased),
              day(deceased.birthDate),
              SEX_LABELS[deceased.sex],
              deceased.personalId ?? '',
              relationToHead(head),
            ],
          ],
        },
      },
    ],
    signatures: [
      ...(ledTheHousehold ? [] : [{ post: 'Ý kiến của chủ hộ', name: head.fullName }]),
      { post: 'Người kê khai', name: requester.fullName },
    ],
  };
}

function relationToHead({ relation }: Declaration['householdHead']): string {
  if (relation === 'self') return 'Chủ hộ';
  const back = relation && THE_OTHER_WAY[relation];
  return back ? RELATION_LABELS[back] : '';
}

function idOfHead({ householdHead, requester, deceased }: Declaration): string | undefined {
  if (householdHead.isRequester) return requester.personalId;
  return householdHead.relation === 'self' ? deceased.personalId : undefined;
}
