import { Event } from '../message';
import { OFFICES, type Office } from '../forms/words';
import { Day, OneOf, Sha256, Whole } from '../schema/fields';

@Event('operations.audit-anchored.v1', {
  summary:
    "How far an office's audit chain had come when a day had ended, told so that others keep it: a chain rewritten later does not agree with it. Its subject is the anchor, not a case.",
})
export class AuditAnchored {
  @OneOf('Cơ quan', OFFICES) office!: Office;
  @Day('Ngày') day!: string;
  @Whole('Vị trí mắt xích cuối', { min: 1, max: Number.MAX_SAFE_INTEGER }) position!: number;
  @Sha256('Mã băm của mắt xích cuối') hash!: string;
}
