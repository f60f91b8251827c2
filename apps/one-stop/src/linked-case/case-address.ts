import { idOf } from '@lien-thong/service';

/** @throws Problem 404: a malformed id and an unknown one are answered alike. */
export const caseIdOf = (given: string): string => idOf(given, 'Không tìm thấy hồ sơ.');

export const CHANGED_MEANWHILE = 'Hồ sơ vừa được người khác cập nhật. Xin tải lại rồi thực hiện.';
