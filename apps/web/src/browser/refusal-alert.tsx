import { Alert, Anchor } from '@mantine/core';
import { signInAddress } from './api/account';
import type { Refusal } from './api/ask';

/** Shown with an answer 401: the way to sign in, and back to this page. */
export const SignInAgain = () => (
  <Anchor href={signInAddress()} underline="always" fw={600}>
    Đăng nhập
  </Anchor>
);

interface Props {
  refusal: Pick<Refusal, 'status' | 'message'>;
  children?: React.ReactNode;
}

/** A "no", with what can be done about it. */
export const RefusalAlert = ({ refusal, children }: Props) => (
  <Alert color="brick" variant="outline" role="alert" title={refusal.message}>
    {refusal.status === 401 ? <SignInAgain /> : children}
  </Alert>
);
