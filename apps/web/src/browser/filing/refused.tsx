import { Anchor, List, Text } from '@mantine/core';
import type { SimilarCase } from '@lien-thong/contracts';
import { Link } from 'react-router';
import type { Refusal } from '../api/ask';
import { SignInAgain } from '../refusal-alert';
import { ErrorSummary } from './error-summary';
import type { FormFault } from './faults';

const UNKNOWN =
  'Chưa biết hồ sơ đã được ghi nhận hay chưa. Cứ bấm nộp lại: hệ thống không ghi một tờ khai hai lần.';

/** What to do about a "no", where the API's own title does not say it. */
const ADVICE: Record<string, string> = {
  'no-connection': UNKNOWN,
  'service-away': UNKNOWN,
  'service-late': UNKNOWN,
  'idempotency-key-reused':
    'Lần gửi trước có thể đã được ghi nhận. Xin xem danh sách hồ sơ trước khi bấm nộp lại.',
};

interface Props {
  refusal: Refusal;
  faults: readonly FormFault[];
}

export function Refused({ refusal, faults }: Props) {
  const { dossierCode, similar } = refusal.more as { dossierCode?: string; similar?: SimilarCase[] };
  return (
    <ErrorSummary title={refusal.message} faults={faults}>
      {ADVICE[refusal.code] && <Text>{ADVICE[refusal.code]}</Text>}
      {refusal.status === 401 && (
        <Text>
          <SignInAgain /> – những gì đã nhập vẫn còn khi quay lại.
        </Text>
      )}
      {dossierCode && (
        <Text>
          Mã hồ sơ đã có:{' '}
          <Anchor href={`/tra-cuu/${encodeURIComponent(dossierCode)}`} underline="always">
            {dossierCode}
          </Anchor>
        </Text>
      )}
      {similar && (
        <List>
          {similar.map(({ caseId, deceasedName, dossierCode: code }) => (
            <List.Item key={caseId}>
              <Anchor
                component={Link}
                to={`/ho-so/${caseId}`}
                target="_blank"
                underline="always"
                className="typed"
              >
                <bdi>{deceasedName}</bdi>
                {code && `, hồ sơ ${code}`}
              </Anchor>
            </List.Item>
          ))}
        </List>
      )}
    </ErrorSummary>
  );
}
