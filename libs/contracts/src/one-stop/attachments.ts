import { Attachment } from '../forms/declaration';
import { MEDIA_TYPES, type MediaType } from '../forms/words';
import { ListOf, OneOf, Sha256, Whole } from '../schema/fields';

/** A file that was brought and is kept, to be named in a declaration or a supplement. */
export class StoredAttachment {
  @Sha256('Mã kiểm tra SHA-256 của tệp') sha256!: string;
  @Whole('Dung lượng tệp (byte)', { min: 1, max: 20_000_000 }) size!: number;
  @OneOf('Kiểu tệp', MEDIA_TYPES) mediaType!: MediaType;
}

/** The files that a case names. */
export class AttachmentList {
  @ListOf('Giấy tờ', () => Attachment, { max: 1000 }) items!: Attachment[];
}
