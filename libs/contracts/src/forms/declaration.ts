import {
  AccountNumber,
  Code,
  CommuneCode,
  Day,
  Flag,
  ListOf,
  ListOneOf,
  OneOf,
  Part,
  PersonalId,
  Sha256,
  Text,
  Time,
  Whole,
} from '../schema/fields';
import { Deceased, HouseholdHead, Place, Requester } from './person';
import * as words from './words';

/** Giấy báo tử or the paper that takes its place (Decree 123/2015 art. 4.2). */
export class DeathNotice {
  @OneOf('Loại giấy báo tử', words.NOTICE_KINDS) kind!: words.NoticeKind;
  @Text('Số giấy báo tử', { max: 40 }) number!: string;
  @Day('Ngày cấp giấy báo tử') issuedOn!: string;
  @Text('Nơi cấp giấy báo tử', { max: 160 }) issuer!: string;
}

export class Death {
  @Day('Ngày mất') date!: string;
  @Time('Giờ mất', { optional: true, note: 'Left out when not known (Circular 04/2020).' }) time?: string;
  @OneOf('Trường hợp mất', words.KINDS_OF_DEATH) kind!: words.KindOfDeath;
  @Part('Nơi mất', () => Place) place!: Place;
  @Text('Nguyên nhân', { max: 300, note: 'May read "không rõ".', personal: 'health' }) cause!: string;
  @Part('Giấy báo tử', () => DeathNotice, { optional: true }) notice?: DeathNotice;
}

/** What the family claims; which regime pays is decided by law, not by the form. */
export class BenefitClaim {
  @ListOneOf('Đối tượng hưởng', words.BENEFIT_CATEGORIES, { min: 1, max: words.BENEFIT_CATEGORIES.length })
  categories!: words.BenefitCategory[];
  @Code('Số sổ bảo hiểm xã hội', { optional: true, personal: 'identity' }) insuranceNumber?: string;
  @Code('Số hồ sơ đối tượng', { optional: true, personal: 'identity' }) beneficiaryNumber?: string;
  @ListOf('Thân nhân', () => Survivor, { optional: true, max: 12 }) survivors?: Survivor[];
}

/** Thân nhân: a relative who may draw the survivors' benefit (Law on Social Insurance 2024 art. 86). */
export class Survivor {
  @Text('Họ và tên thân nhân', { max: 100 }) fullName!: string;
  @Day('Ngày sinh thân nhân') birthDate!: string;
  @OneOf('Quan hệ của thân nhân', words.RELATIONS) relation!: words.Relation;
  @PersonalId('Số định danh cá nhân của thân nhân', { optional: true }) personalId?: string;
  @Flag('Suy giảm khả năng lao động từ 81%', { optional: true, personal: 'health' }) disabled?: boolean;
  @Flag('Không có người nuôi dưỡng', { optional: true }) withoutCarer?: boolean;
}

export class BankAccount {
  @Text('Ngân hàng', { max: 120, personal: 'bank' }) bank!: string;
  @AccountNumber('Số tài khoản') number!: string;
  @Text('Tên chủ tài khoản', { max: 100, personal: 'bank' }) holder!: string;
}

/** Người nhận tiền. */
export class Payee {
  @Flag('Người nhận là người yêu cầu') isRequester!: boolean;
  @Text('Họ và tên người nhận', { max: 100 }) fullName!: string;
  @PersonalId('Số định danh cá nhân của người nhận') personalId!: string;
  @OneOf('Quan hệ của người nhận với người đã mất', words.RELATIONS) relation!: words.Relation;
  @Text('Quê quán người nhận', { max: 160, optional: true }) homeTown?: string;
  @OneOf('Hình thức nhận tiền', words.PAYMENT_METHODS) method!: words.PaymentMethod;
  @Part('Tài khoản ngân hàng', () => BankAccount, { optional: true }) account?: BankAccount;
}

export class Delivery {
  @OneOf('Cách nhận kết quả', words.DELIVERY_METHODS) method!: words.DeliveryMethod;
  @Text('Địa chỉ nhận bưu gửi', { max: 200, optional: true, personal: 'contact' }) address?: string;
}

export class Attachment {
  @OneOf('Loại giấy tờ đính kèm', words.ATTACHMENT_KINDS) kind!: words.AttachmentKind;
  @Text('Tên tệp', { max: 120 }) name!: string;
  @OneOf('Kiểu tệp', words.MEDIA_TYPES) mediaType!: words.MediaType;
  @Whole('Dung lượng tệp (byte)', { min: 1, max: 20_000_000 }) size!: number;
  @Sha256('Mã kiểm tra SHA-256 của tệp') sha256!: string;
}

/** Who helped the family fill in and send the declaration; an office that helps need not be the one that receives. */
export class Assistance {
  @CommuneCode('Nơi hỗ trợ') commune!: string;
  @Text('Cán bộ hỗ trợ', { max: 128, note: "The officer's account." }) officer!: string;
}

/**
 * The one form: tờ khai điện tử thực hiện liên thông (Decree 63/2024, form 02 for a death). Everything every office
 * needs, asked once.
 */
export class Declaration {
  @OneOf('Hình thức nộp', words.CHANNELS) channel!: words.Channel;
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @ListOneOf('Thủ tục liên thông', words.PROCEDURES, { min: 2, max: 4 }) procedures!: words.Procedure[];
  @Part('Người yêu cầu', () => Requester) requester!: Requester;
  @Part('Người đã mất', () => Deceased) deceased!: Deceased;
  @Part('Sự kiện mất', () => Death) death!: Death;
  @Text('Nước nơi mất', {
    max: 60,
    optional: true,
    note: 'Only of a death outside Viet Nam, which is noted by a procedure of its own: filing answers which.',
  })
  diedAbroadIn?: string;
  @Part('Chủ hộ', () => HouseholdHead) householdHead!: HouseholdHead;
  @Part('Chế độ đề nghị hưởng', () => BenefitClaim, { optional: true }) benefit?: BenefitClaim;
  @Part('Người nhận tiền', () => Payee, { optional: true }) payee?: Payee;
  @Whole('Số bản sao trích lục', { min: 0, max: 20 }) copies!: number;
  @Part('Nhận kết quả', () => Delivery) delivery!: Delivery;
  @ListOf('Giấy tờ đính kèm', () => Attachment, { max: 20 }) attachments!: Attachment[];
  @Text('Lý do xác định không trùng người', {
    max: 300,
    optional: true,
    note: "An officer's reason why a similar person already declared is somebody else.",
  })
  notSamePersonBecause?: string;
  @Text('Ghi chú', { max: 1000, optional: true }) note?: string;
  @Part('Hỗ trợ nộp hồ sơ', () => Assistance, { optional: true }) assistedBy?: Assistance;
}
