import type { CaseStatus, StepState } from '@lien-thong/contracts/words';

interface Standing {
  /** Where the dossier stands, as one would say it to the family. */
  headline: string;
  /** What comes next, and whether they have to do anything. */
  next: string;
  /** Whether the promised day still means something. */
  awaited: boolean;
}

const WORKING: Standing = {
  headline: 'Hồ sơ đang được giải quyết',
  next: 'Gia đình chưa phải làm gì thêm. Chúng tôi sẽ nhắn tin khi có kết quả.',
  awaited: true,
};

/** Each national status in the family's words. */
export const STANDINGS: Record<CaseStatus, Standing> = {
  new: {
    headline: 'Hồ sơ đã gửi, đang chờ tiếp nhận',
    next: 'Cán bộ một cửa sẽ xem và báo lại cho gia đình.',
    awaited: true,
  },
  received: {
    headline: 'Hồ sơ đã được tiếp nhận',
    next: WORKING.next,
    awaited: true,
  },
  processing: WORKING,
  'supplement-asked': {
    headline: 'Cần gia đình bổ sung giấy tờ',
    next: 'Xin mang giấy tờ ghi trong phiếu yêu cầu bổ sung đến bộ phận một cửa. Các phần việc khác vẫn đang được giải quyết.',
    awaited: true,
  },
  'payment-asked': {
    headline: 'Cần thực hiện nghĩa vụ tài chính',
    next: 'Xin làm theo thông báo đã gửi cho gia đình.',
    awaited: true,
  },
  'not-accepted': {
    headline: 'Hồ sơ không được tiếp nhận',
    next: 'Lý do ghi trong phiếu đã gửi cho gia đình. Gia đình có thể nộp lại hồ sơ.',
    awaited: false,
  },
  withdrawn: {
    headline: 'Hồ sơ đã được gia đình rút',
    next: 'Gia đình có thể nộp lại khi cần.',
    awaited: false,
  },
  stopped: {
    headline: 'Hồ sơ đã dừng giải quyết',
    next: 'Lý do ghi trong thông báo đã gửi cho gia đình. Nếu có điều chưa rõ, xin hỏi bộ phận một cửa.',
    awaited: false,
  },
  done: {
    headline: 'Hồ sơ đã giải quyết xong',
    next: 'Gia đình nhận kết quả theo cách đã chọn khi nộp hồ sơ.',
    awaited: false,
  },
  returned: {
    headline: 'Đã trả kết quả cho gia đình',
    next: 'Gia đình không phải làm gì thêm.',
    awaited: false,
  },
};

interface StepWords {
  /** Never told by colour alone. */
  mark: string;
  text: string;
}

export const STEP_WORDS: Record<StepState, StepWords> = {
  waiting: { mark: '○', text: 'Chưa đến lượt' },
  told: { mark: '◐', text: 'Đang giải quyết' },
  'papers-asked': { mark: '!', text: 'Cần bổ sung giấy tờ' },
  done: { mark: '✓', text: 'Đã xong' },
  refused: { mark: '✕', text: 'Không được giải quyết, lý do ghi trong thông báo' },
  'not-needed': { mark: '–', text: 'Không phải làm' },
};
