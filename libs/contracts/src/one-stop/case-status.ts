/**
 * The ten national statuses of a dossier (trạng thái hồ sơ), by their official numbers. Offices waiting for one
 * another have no status of their own: outward such a case is 4.
 */
export const CASE_STATUSES = {
  new: 1,
  received: 2,
  'not-accepted': 3,
  processing: 4,
  'supplement-asked': 5,
  'payment-asked': 6,
  withdrawn: 7,
  stopped: 8,
  done: 9,
  returned: 10,
} as const;
export type CaseStatus = keyof typeof CASE_STATUSES;

export const CASE_STATUS_NAMES: Record<CaseStatus, string> = {
  new: 'Mới đăng ký',
  received: 'Được tiếp nhận',
  'not-accepted': 'Không được tiếp nhận',
  processing: 'Đang xử lý',
  'supplement-asked': 'Yêu cầu bổ sung giấy tờ',
  'payment-asked': 'Yêu cầu thực hiện nghĩa vụ tài chính',
  withdrawn: 'Công dân yêu cầu rút hồ sơ',
  stopped: 'Dừng xử lý',
  done: 'Đã xử lý xong',
  returned: 'Đã trả kết quả',
};

/** Where a step stands; finer than the national status, which is derived from all steps. */
export const STEP_STATES = ['waiting', 'told', 'papers-asked', 'done', 'refused', 'not-needed'] as const;
export type StepState = (typeof STEP_STATES)[number];
