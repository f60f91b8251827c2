import { handOverFaults } from './hand-over';

const receipt = {
  receiverName: 'Trần Thị Hồng',
  receiverId: '092180001234',
  identityChecked: true,
  signedOnPaper: true,
};
const missing = (change: object, toRequester = true) =>
  handOverFaults({ ...receipt, ...change }, toRequester).map(({ pointer }) => pointer);

describe('handing a result over', () => {
  it('asks for a look at the paper and for a signature', () => {
    expect(missing({})).toEqual([]);
    expect(missing({ identityChecked: false })).toEqual(['/identityChecked']);
    expect(missing({ signedOnPaper: false })).toEqual(['/signedOnPaper']);
    expect(missing({ signedOnPaper: false, signatureSha256: 'a'.repeat(64) })).toEqual([]);
  });

  it('to somebody else asks why', () => {
    expect(missing({}, false)).toEqual(['/onBehalfBecause']);
    expect(missing({ onBehalfBecause: 'Giấy ủy quyền số 3' }, false)).toEqual([]);
  });
});
