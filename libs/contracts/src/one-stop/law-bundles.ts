import { Event } from '../message';
import { Code, Instant, LawFileName, ListOf, Text, Whole } from '../schema/fields';

/** One data file of the law, e.g. `parameters.yaml`, whole. */
export class LawFile {
  @LawFileName('Tên tệp') name!: string;
  @Text('Nội dung', { max: 400_000 }) content!: string;
}

/** The law as dated rows: all of its files, and the version that names them. The subject is the bundle's id. */
abstract class LawBundle {
  @Code('Phiên bản') version!: string;
  @ListOf('Các tệp dữ liệu luật', () => LawFile, { min: 1, max: 80 }) files!: LawFile[];
  @Text('Lý do, văn bản làm căn cứ', { max: 500 }) reason!: string;
  @Text('Người soạn', { max: 250 }) preparedBy!: string;
}

@Event('one-stop.law-bundle-proposed.v1', {
  channel: 'law',
  summary:
    'A new version of the law waits for the consent of a second person; desks reckon what it would change.',
})
export class LawBundleProposed extends LawBundle {
  @Instant('Đề nghị lúc') proposedAt!: string;
}

@Event('one-stop.law-bundle-published.v1', {
  channel: 'law',
  summary:
    'The law that every service goes by from now on. Numbers only rise: what was wrong is put right by the next one.',
})
export class LawBundlePublished extends LawBundle {
  @Whole('Số thứ tự', { min: 1, max: 1_000_000 }) sequence!: number;
  @Text('Người đồng ý', {
    max: 250,
    optional: true,
    note: 'Absent for the first one, which the installation brings.',
  })
  consentedBy?: string;
  @Instant('Phát hành lúc') publishedAt!: string;
  @Text('Chữ ký số (JWS)', { max: 2000 }) signature!: string;
}
