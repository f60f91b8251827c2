import type { FieldFault, HandOver } from '@lien-thong/contracts';

/** What is missing for a result to be handed over; `toRequester`: whether the receiver is who declared. */
export function handOverFaults(
  { identityChecked, signedOnPaper, signatureSha256, onBehalfBecause }: HandOver,
  toRequester: boolean,
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!identityChecked)
    faults.push({
      pointer: '/identityChecked',
      code: 'required',
      message: 'Xin đối chiếu giấy tờ tùy thân của người nhận trước khi trao.',
    });
  if (!signedOnPaper && !signatureSha256)
    faults.push({
      pointer: '/signedOnPaper',
      code: 'required',
      message: 'Người nhận cần ký nhận, trên giấy hoặc trên màn hình.',
    });
  if (!toRequester && !onBehalfBecause)
    faults.push({
      pointer: '/onBehalfBecause',
      code: 'required',
      message: 'Người nhận không phải người yêu cầu: xin ghi căn cứ nhận thay.',
    });
  return faults;
}
