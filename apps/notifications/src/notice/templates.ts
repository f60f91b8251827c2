/** What stands in braces is filled in; a template uses only what its event knows. */
export type Placeholder =
  | 'requester'
  | 'desk'
  | 'dossierCode'
  | 'receivedOn'
  | 'promisedOn'
  | 'formerlyPromisedOn'
  | 'amount'
  | 'paidFor'
  | 'paidBy'
  | 'paidOn'
  | 'next'
  | 'endedOn'
  | 'procedures'
  | 'step'
  | 'papers'
  | 'reason'
  | 'results'
  | 'title'
  | 'signatory'
  | 'requestedOn'
  | 'confirmBy'
  | 'trackingCode'
  | 'deliveredOn'
  | 'link'
  | 'oneTimeCode'
  | 'minutes';

export interface Texts {
  subject: string;
  /** For e-mail and, printed, for post. */
  letter: string;
  /** For a text message: one thought, and where to read more. */
  sms: string;
}

const CLOSING = `
Trân trọng,
{desk}

Thông báo này được gửi tự động, xin không trả lời vào địa chỉ gửi.`;

/**
 * The texts that families get. Rules of the house: the dead person is never named and no identity number is given,
 * since others may read along; dates as dd/mm/yyyy; first what happened, then what the family does, if anything.
 */
export const TEMPLATES = {
  'case-submitted': {
    subject: 'Đã nhận tờ khai của gia đình',
    letter: `Kính gửi ông/bà {requester},

Chúng tôi xin chia buồn cùng gia đình. {desk} đã nhận được tờ khai của ông/bà, gồm các việc: {procedures}.

Cán bộ đang xem tờ khai. Khi hồ sơ được tiếp nhận, chúng tôi sẽ gửi mã hồ sơ và ngày hẹn trả kết quả. Lúc này gia đình chưa cần làm gì thêm.
${CLOSING}`,
    sms: '{desk} xin chia buồn và đã nhận tờ khai của gia đình. Khi hồ sơ được tiếp nhận, chúng tôi sẽ nhắn mã hồ sơ và ngày hẹn trả.',
  },
  'case-received': {
    subject: 'Đã tiếp nhận hồ sơ {dossierCode}',
    letter: `Kính gửi ông/bà {requester},

Chúng tôi xin chia buồn cùng gia đình. Ngày {receivedOn}, {desk} đã tiếp nhận hồ sơ của ông/bà, gồm các việc: {procedures}.

Mã hồ sơ: {dossierCode}
Ngày hẹn trả kết quả: {promisedOn}

Các cơ quan tự chuyển hồ sơ cho nhau, gia đình không phải đi từng nơi. Ông/bà có thể xem hồ sơ đang ở bước nào tại:
{link}
${CLOSING}`,
    sms: '{desk} xin chia buồn và đã tiếp nhận hồ sơ {dossierCode}, hẹn trả kết quả ngày {promisedOn}. Xem tiến độ: {link}',
  },
  'case-not-accepted': {
    subject: 'Tờ khai chưa được tiếp nhận',
    letter: `Kính gửi ông/bà {requester},

{desk} đã xem tờ khai của ông/bà và chưa tiếp nhận được, vì lý do sau:
{reason}

Mong ông/bà sửa hoặc bổ sung theo lý do trên rồi nộp lại, hoặc đến nơi tiếp nhận để được cán bộ hướng dẫn trực tiếp. Chúng tôi rất tiếc vì sự bất tiện này trong lúc gia đình có việc buồn.
${CLOSING}`,
    sms: '{desk} chưa tiếp nhận được tờ khai của gia đình. Lý do: {reason} Mong ông/bà nộp lại hoặc đến nơi tiếp nhận để được hướng dẫn.',
  },
  'supplement-requested': {
    subject: 'Xin bổ sung giấy tờ cho hồ sơ {dossierCode}',
    letter: `Kính gửi ông/bà {requester},

Để làm tiếp bước “{step}” của hồ sơ {dossierCode}, chúng tôi cần gia đình bổ sung:
{papers}

Ông/bà có thể nộp tại {desk}, hoặc gửi qua trang theo dõi hồ sơ:
{link}

Các bước khác vẫn được làm tiếp trong lúc chờ. Ngày hẹn trả kết quả đã báo là {promisedOn}; thời gian chờ gia đình bổ sung không tính vào thời hạn giải quyết.
${CLOSING}`,
    sms: 'Hồ sơ {dossierCode}, bước {step}: mong gia đình bổ sung {papers}, nộp tại {desk}. Hẹn trả đã báo: {promisedOn}. Xem: {link}',
  },
  'case-rescheduled': {
    subject: 'Ngày hẹn trả hồ sơ {dossierCode} có thay đổi',
    letter: `Kính gửi ông/bà {requester},

Ngày hẹn trả kết quả của hồ sơ {dossierCode} chuyển từ {formerlyPromisedOn} sang {promisedOn}. Lý do:
{reason}

Gia đình không phải làm gì thêm. Ông/bà có thể xem hồ sơ đang ở bước nào tại:
{link}
${CLOSING}`,
    sms: 'Hồ sơ {dossierCode}: ngày hẹn trả chuyển từ {formerlyPromisedOn} sang {promisedOn}. Xem lý do: {link} hoặc hỏi {desk}.',
  },
  'apology-issued': {
    subject: 'Xin lỗi gia đình và hẹn lại ngày trả kết quả hồ sơ {dossierCode}',
    letter: `Kính gửi ông/bà {requester},

{title}

Hồ sơ {dossierCode} được hẹn trả kết quả ngày {formerlyPromisedOn}, nhưng chúng tôi chưa làm xong kịp. {desk} thành thật xin lỗi gia đình vì sự chậm trễ này. Lý do:
{reason}

Chúng tôi xin hẹn lại ngày trả kết quả: {promisedOn}. Gia đình không phải làm gì thêm. Ông/bà có thể xem hồ sơ đang ở bước nào tại:
{link}

Người ký: {signatory}
${CLOSING}`,
    sms: '{desk} thành thật xin lỗi gia đình: hồ sơ {dossierCode} chưa xong kịp ngày {formerlyPromisedOn}, xin hẹn lại ngày {promisedOn}. Lý do và tiến độ: {link}',
  },
  'supplement-lapsed': {
    subject: 'Bước “{step}” của hồ sơ {dossierCode} đã dừng',
    letter: `Kính gửi ông/bà {requester},

Ngày {requestedOn}, chúng tôi đã đề nghị gia đình bổ sung giấy tờ cho bước “{step}” của hồ sơ {dossierCode}. Đến nay chúng tôi chưa nhận được, nên bước này phải dừng lại. Các bước khác của hồ sơ (hẹn trả ngày {promisedOn}) vẫn được làm tiếp.

Quyền lợi của gia đình không mất đi: khi có đủ giấy tờ, ông/bà có thể nộp lại bất cứ lúc nào tại {desk}, cán bộ sẽ hướng dẫn trực tiếp. Xem hồ sơ tại:
{link}
${CLOSING}`,
    sms: 'Hồ sơ {dossierCode} (hẹn trả {promisedOn}): bước {step} đã dừng vì chưa nhận được giấy tờ bổ sung. Ông/bà có thể nộp lại bất cứ lúc nào tại {desk}. Xem: {link}',
  },
  'case-topped-up': {
    subject: 'Hồ sơ {dossierCode} được bổ sung tiền trợ cấp',
    letter: `Kính gửi ông/bà {requester},

Mức trợ cấp của hồ sơ {dossierCode} (tiếp nhận ngày {receivedOn}, hẹn trả ngày {promisedOn}) được nâng theo quy định mới, áp dụng từ trước ngày quyết định. Bước “{step}” được bổ sung {amount}. Căn cứ:
{reason}

Gia đình không phải làm đơn. Số tiền được trả theo cách ông/bà đã chọn trong tờ khai. Xem chi tiết tại:
{link}
${CLOSING}`,
    sms: 'Hồ sơ {dossierCode} (hẹn trả {promisedOn}) được bổ sung {amount} tiền trợ cấp theo quy định mới, gia đình không phải làm đơn. Xem: {link} hoặc hỏi {desk}.',
  },
  'benefit-paid': {
    subject: 'Hồ sơ {dossierCode}: tiền trợ cấp đã được chi trả',
    letter: `Kính gửi ông/bà {requester},

Ngày {paidOn}, số tiền {amount} đã được chi trả cho gia đình: {paidFor}, hồ sơ {dossierCode} (tiếp nhận ngày {receivedOn}, hẹn trả ngày {promisedOn}).

Cách chi trả: {paidBy}.

Gia đình không phải làm gì thêm. Nếu chưa nhận được tiền, xin báo {desk} kèm mã hồ sơ. Xem chi tiết tại:
{link}
${CLOSING}`,
    sms: 'Hồ sơ {dossierCode} (hẹn trả {promisedOn}): ngày {paidOn} đã chi trả {amount}, {paidBy}. Nếu chưa nhận được, xin báo {desk}. Xem: {link}',
  },
  'benefit-payment-failed': {
    subject: 'Hồ sơ {dossierCode}: tiền trợ cấp chưa đến được gia đình',
    letter: `Kính gửi ông/bà {requester},

Số tiền {amount} ({paidFor}) của hồ sơ {dossierCode} (tiếp nhận ngày {receivedOn}, hẹn trả ngày {promisedOn}) chưa đến được gia đình. Lý do: {reason}

Khoản tiền này vẫn là của gia đình và được giữ lại để chi tiếp. {next} Chúng tôi rất tiếc vì sự chậm trễ này. Xem chi tiết tại:
{link}
${CLOSING}`,
    sms: 'Hồ sơ {dossierCode} (hẹn trả {promisedOn}): {amount} chưa đến được gia đình. Lý do: {reason} {next} Xem: {link} hoặc hỏi {desk}.',
  },
  'case-refused': {
    subject: 'Hồ sơ {dossierCode} không giải quyết được',
    letter: `Kính gửi ông/bà {requester},

Chúng tôi rất tiếc phải báo rằng việc đăng ký khai tử trong hồ sơ {dossierCode} (hẹn trả ngày {promisedOn}) không giải quyết được, vì vậy các việc đi kèm cũng dừng lại. Lý do:
{reason}

Nếu thấy lý do này chưa đúng, ông/bà có thể mang giấy tờ đến {desk} để được xem lại và hướng dẫn. Kết quả được ghi tại:
{link}
${CLOSING}`,
    sms: 'Rất tiếc hồ sơ {dossierCode} (hẹn trả {promisedOn}) không giải quyết được. Lý do: {reason} Mời ông/bà đến {desk} để được hướng dẫn. Xem: {link}',
  },
  'case-completed': {
    subject: 'Hồ sơ {dossierCode} đã có kết quả',
    letter: `Kính gửi ông/bà {requester},

Ngày {endedOn}, các cơ quan đã trả lời xong hồ sơ {dossierCode} (hẹn trả ngày {promisedOn}). Kết quả từng việc:
{results}

Mời ông/bà nhận kết quả theo cách đã chọn trong tờ khai. Khi nhận trực tiếp tại {desk}, xin mang theo giấy tờ tùy thân. Xem chi tiết tại:
{link}

Chúng tôi xin một lần nữa chia buồn cùng gia đình.
${CLOSING}`,
    sms: 'Hồ sơ {dossierCode} (hẹn trả {promisedOn}) đã có kết quả. Xem kết quả từng việc: {link} hoặc hỏi tại {desk}.',
  },
  'draft-extract-ready': {
    subject: 'Xin xem bản nháp trích lục của hồ sơ {dossierCode}',
    letter: `Kính gửi ông/bà {requester},

Bản nháp trích lục của hồ sơ {dossierCode} (hẹn trả ngày {promisedOn}) đã sẵn sàng để ông/bà xem lại. Xin ông/bà mở trang dưới đây, nhập số định danh của mình, rồi xác nhận hoặc ghi chỗ cần sửa, trước {confirmBy}:
{link}

Nếu đến lúc đó chúng tôi chưa nhận được trả lời, theo quy định bản nháp được coi là đúng và việc đăng ký được làm tiếp. Ông/bà không phải đến nơi tiếp nhận.
${CLOSING}`,
    sms: 'Xin xem bản nháp trích lục hồ sơ {dossierCode} (hẹn trả {promisedOn}) và xác nhận hoặc ghi chỗ cần sửa trước {confirmBy}; quá hạn được coi là đồng ý: {link}. Cần hỏi: {desk}.',
  },
  'result-shipped': {
    subject: 'Kết quả hồ sơ {dossierCode} đang được gửi qua bưu chính',
    letter: `Kính gửi ông/bà {requester},

Kết quả của hồ sơ {dossierCode} (hẹn trả ngày {promisedOn}) đã được giao cho bưu chính, theo cách ông/bà đã chọn. Mã bưu gửi: {trackingCode}

Xin ông/bà để ý điện thoại khi bưu tá liên hệ. Xem hồ sơ tại:
{link}
${CLOSING}`,
    sms: 'Kết quả hồ sơ {dossierCode} (hẹn trả {promisedOn}) đang được gửi qua bưu chính, mã bưu gửi {trackingCode}. Xem: {link} hoặc hỏi {desk}.',
  },
  'result-delivered': {
    subject: 'Đã trả kết quả hồ sơ {dossierCode}',
    letter: `Kính gửi ông/bà {requester},

Ngày {deliveredOn}, kết quả của hồ sơ {dossierCode} (hẹn trả ngày {promisedOn}) đã đến tay gia đình.

Nếu ông/bà chưa nhận được, hoặc thấy kết quả có chỗ chưa đúng, xin báo cho nơi tiếp nhận. Xem hồ sơ tại:
{link}
${CLOSING}`,
    sms: 'Kết quả hồ sơ {dossierCode} (hẹn trả {promisedOn}) đã được trả ngày {deliveredOn}. Nếu gia đình chưa nhận được, xin báo {desk}. Xem: {link}',
  },
  'result-lost': {
    subject: 'Bưu gửi có kết quả hồ sơ {dossierCode} chưa đến nơi',
    letter: `Kính gửi ông/bà {requester},

Rất tiếc bưu gửi {trackingCode} có kết quả của hồ sơ {dossierCode} (hẹn trả ngày {promisedOn}) chưa đến được tay gia đình. Chúng tôi xin lỗi ông/bà và sẽ gửi lại.

Nếu muốn nhận tại nơi tiếp nhận hoặc địa chỉ đã thay đổi, xin báo cho chúng tôi. Xem hồ sơ tại:
{link}
${CLOSING}`,
    sms: 'Rất tiếc bưu gửi {trackingCode} của hồ sơ {dossierCode} (hẹn trả {promisedOn}) chưa đến nơi, chúng tôi sẽ gửi lại. Xem: {link} hoặc hỏi {desk}.',
  },
  'case-withdrawn': {
    subject: 'Đã ghi nhận việc rút hồ sơ',
    letter: `Kính gửi ông/bà {requester},

Ngày {endedOn}, {desk} đã ghi nhận việc rút hồ sơ theo yêu cầu của ông/bà. Hồ sơ được dừng, gia đình không phải làm gì thêm.

Khi cần, ông/bà có thể nộp lại bất cứ lúc nào. Nếu ông/bà không yêu cầu rút, xin báo ngay cho nơi tiếp nhận.
${CLOSING}`,
    sms: '{desk} đã ghi nhận việc rút hồ sơ của gia đình ngày {endedOn}. Nếu ông/bà không yêu cầu rút, xin báo ngay cho nơi tiếp nhận.',
  },
  'withdrawal-completed': {
    subject: 'Hồ sơ {dossierCode} đã dừng theo yêu cầu rút',
    letter: `Kính gửi ông/bà {requester},

Theo yêu cầu của ông/bà, hồ sơ {dossierCode} (tiếp nhận ngày {receivedOn}, hẹn trả ngày {promisedOn}) đã dừng từ ngày {endedOn}. Kết quả ở từng việc:
{results}

Việc nào đã có quyết định trước khi rút thì quyết định đó vẫn theo quy định của pháp luật. Xem chi tiết tại:
{link}

Nếu ông/bà không yêu cầu rút, xin báo ngay cho {desk}.
${CLOSING}`,
    sms: 'Hồ sơ {dossierCode} (hẹn trả {promisedOn}) đã dừng theo yêu cầu rút. Xem việc nào đã dừng, việc nào đã có quyết định: {link} hoặc hỏi {desk}.',
  },
  'case-stopped': {
    subject: 'Hồ sơ {dossierCode} dừng giải quyết',
    letter: `Kính gửi ông/bà {requester},

Ngày {endedOn}, hồ sơ {dossierCode} (tiếp nhận ngày {receivedOn}, hẹn trả ngày {promisedOn}) dừng giải quyết. Căn cứ:
{reason}

Kết quả ở từng việc:
{results}

Khi căn cứ này không còn, ông/bà có thể nộp lại. Nếu có điều chưa rõ, xin hỏi {desk}. Xem chi tiết tại:
{link}
${CLOSING}`,
    sms: 'Hồ sơ {dossierCode} (hẹn trả {promisedOn}) dừng giải quyết ngày {endedOn}. Căn cứ: {reason} Xem: {link} hoặc hỏi {desk}.',
  },
  'case-annulled': {
    subject: 'Việc đăng ký khai tử trong hồ sơ {dossierCode} đã bị hủy',
    letter: `Kính gửi ông/bà {requester},

Ngày {endedOn}, cơ quan đăng ký hộ tịch đã hủy việc đăng ký khai tử trong hồ sơ {dossierCode} (tiếp nhận ngày {receivedOn}, hẹn trả ngày {promisedOn}), theo văn bản {reason}. Giấy đã cấp từ việc đăng ký này không còn giá trị.

Các cơ quan đã làm theo giấy đó được đề nghị khôi phục lại như trước; gia đình không phải đi từng nơi. Chúng tôi sẽ báo khi mọi nơi đã làm xong. Ông/bà có thể theo dõi tại:
{link}

Nếu sai sót là do cơ quan nhà nước, chúng tôi thành thật xin lỗi ông/bà và gia đình.
${CLOSING}`,
    sms: 'Việc đăng ký khai tử trong hồ sơ {dossierCode} (hẹn trả {promisedOn}) đã bị hủy theo văn bản {reason}. Các cơ quan đang khôi phục. Xem: {link} hoặc hỏi {desk}.',
  },
  'annulment-completed': {
    subject: 'Hồ sơ {dossierCode}: các cơ quan đã khôi phục xong',
    letter: `Kính gửi ông/bà {requester},

Ngày {endedOn}, mọi cơ quan đã trả lời về việc khôi phục sau khi hủy đăng ký khai tử trong hồ sơ {dossierCode} (tiếp nhận ngày {receivedOn}, hẹn trả ngày {promisedOn}):
{results}

Nếu còn nơi nào vẫn ghi sai, xin báo cho {desk}. Xem chi tiết tại:
{link}
${CLOSING}`,
    sms: 'Hồ sơ {dossierCode} (hẹn trả {promisedOn}): các cơ quan đã trả lời xong về việc khôi phục. Xem từng nơi: {link} hoặc hỏi {desk}.',
  },
  'correction-completed': {
    subject: 'Đăng ký khai tử trong hồ sơ {dossierCode} đã được cải chính',
    letter: `Kính gửi ông/bà {requester},

Đăng ký khai tử trong hồ sơ {dossierCode} (tiếp nhận ngày {receivedOn}, hẹn trả ngày {promisedOn}) đã được cải chính theo văn bản {reason}. Trích lục cũ được thay bằng trích lục mới, ông/bà nhận tại {desk}.

Đến ngày {endedOn}, các cơ quan đã làm theo trích lục cũ trả lời như sau:
{results}

Gia đình không phải đi từng nơi. Xem chi tiết tại:
{link}
${CLOSING}`,
    sms: 'Đăng ký khai tử trong hồ sơ {dossierCode} (hẹn trả {promisedOn}) đã được cải chính theo văn bản {reason}. Các cơ quan đã ghi nhận. Xem: {link} hoặc hỏi {desk}.',
  },
  'correction-not-made': {
    subject: 'Đề nghị cải chính trong hồ sơ {dossierCode} chưa được chấp nhận',
    letter: `Kính gửi ông/bà {requester},

Ngày {endedOn}, cơ quan đăng ký hộ tịch trả lời đề nghị cải chính đăng ký khai tử trong hồ sơ {dossierCode} (tiếp nhận ngày {receivedOn}, hẹn trả ngày {promisedOn}): nội dung đăng ký chưa thay đổi. Lý do: {reason}

Nếu có giấy tờ khác chứng minh nội dung đúng, ông/bà có thể đề nghị lại tại {desk}. Xem chi tiết tại:
{link}
${CLOSING}`,
    sms: 'Hồ sơ {dossierCode} (hẹn trả {promisedOn}): đề nghị cải chính chưa được chấp nhận. Lý do: {reason} Xem: {link} hoặc hỏi {desk}.',
  },
  'one-time-code': {
    subject: 'Mã xem chi tiết hồ sơ',
    letter: `Kính gửi ông/bà {requester},

Mã để xem chi tiết hồ sơ của gia đình là: {oneTimeCode}

Mã dùng một lần, có giá trị trong {minutes} phút. Xin không đưa mã này cho người khác; cán bộ không bao giờ hỏi mã. Nếu ông/bà không yêu cầu, xin bỏ qua thư này.
${CLOSING}`,
    sms: '{oneTimeCode} là mã xem hồ sơ của gia đình, có giá trị {minutes} phút. Xin không đưa mã cho người khác; cán bộ không bao giờ hỏi mã.',
  },
} as const satisfies Record<string, Texts>;

export type Template = keyof typeof TEMPLATES;
