import { BENEFIT_CATEGORIES, deadline, type DeadlineQuestion } from '@lien-thong/law';
import type { Question } from './question';

const day = { type: 'string', format: 'day' };

/** `deadline`: when a matter is due, with each day counted or left out. */
export const deadlineQuestion: Question = {
  schema: {
    title: 'Hạn giải quyết',
    type: 'object',
    required: ['procedure', 'receivedAt'],
    additionalProperties: false,
    properties: {
      procedure: { title: 'Thủ tục', type: 'string', minLength: 1, maxLength: 100 },
      receivedAt: { title: 'Thời điểm tiếp nhận', type: 'string', format: 'instant' },
      channel: { title: 'Hình thức nộp', type: 'string', enum: ['desk', 'online', 'post'] },
      category: { title: 'Đối tượng hưởng', type: 'string', enum: BENEFIT_CATEGORIES },
      province: { title: 'Tỉnh, thành phố', type: 'string', minLength: 1, maxLength: 100 },
      commune: { title: 'Xã, phường, đặc khu', type: 'string', minLength: 1, maxLength: 100 },
      verification: { title: 'Phải xác minh', type: 'boolean' },
      pauses: {
        title: 'Những lần tạm dừng',
        type: 'array',
        items: {
          title: 'Lần tạm dừng',
          type: 'object',
          required: ['from', 'why'],
          additionalProperties: false,
          properties: {
            from: { title: 'Ngày bắt đầu tạm dừng', ...day },
            until: { title: 'Ngày hết tạm dừng', ...day },
            why: { title: 'Lý do tạm dừng', type: 'string', minLength: 1 },
          },
        },
      },
    },
  },
  example: { procedure: '1.000656', receivedAt: '2026-11-23T15:30:00+07:00' },
  answer: (law, asked: DeadlineQuestion) => deadline(law, asked),
};
