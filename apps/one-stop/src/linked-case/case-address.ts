import { idOf, Problem } from '@lien-thong/service';

/** @throws Problem 404: a malformed id and an unknown one are answered alike. */
export const caseIdOf = (given: string): string => idOf(given, 'Không tìm thấy hồ sơ.');

export const etagOf = (version: number): string => `"${version}"`;

/** @throws Problem 412 when the sender saw another version than there is now. */
export function checkVersion(ifMatch: string | undefined, version: number): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== etagOf(version))
    throw new Problem(
      412,
      'changed-meanwhile',
      'Hồ sơ vừa được người khác cập nhật. Xin tải lại rồi thực hiện.',
    );
}
