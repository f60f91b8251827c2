import { ATTACHMENT_KINDS, type Attachment, type AttachmentKind } from '@lien-thong/contracts';
import { createHash } from 'node:crypto';
import { tinyJpeg, tinyPdf } from './tiny-files';

/** A file that declarations name: every paper of its kind is the same one. */
export interface SampleAttachment {
  /** In the folder samples/attachments. */
  file: string;
  content: Buffer;
  attachment: Attachment;
}

/** As a family would call its file. */
const NAMES: Record<AttachmentKind, string> = {
  'death-notice': 'giấy-báo-tử.pdf',
  'death-event-proof': 'giấy-tờ-chứng-minh-sự-kiện-chết.pdf',
  authorisation: 'văn-bản-ủy-quyền.pdf',
  'identity-paper': 'căn-cước-người-yêu-cầu.jpg',
  'insurance-book': 'sổ-bảo-hiểm-xã-hội.pdf',
  'benefit-declaration': 'tờ-khai-của-thân-nhân.pdf',
  other: 'giấy-tờ-khác.pdf',
};

function make(kind: AttachmentKind): SampleAttachment {
  const name = NAMES[kind];
  const picture = name.endsWith('.jpg');
  const content = picture ? tinyJpeg(`sample ${kind}`) : tinyPdf(`Sample: ${kind}`);
  return {
    file: `${kind}${picture ? '.jpg' : '.pdf'}`,
    content,
    attachment: {
      kind,
      name,
      mediaType: picture ? 'image/jpeg' : 'application/pdf',
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    },
  };
}

const SAMPLES = new Map(ATTACHMENT_KINDS.map((kind) => [kind, make(kind)]));

/** One of each kind, to be uploaded before what names them. */
export const sampleAttachments = (): SampleAttachment[] => [...SAMPLES.values()];

export const sampleAttachment = (kind: AttachmentKind): SampleAttachment => SAMPLES.get(kind)!;
