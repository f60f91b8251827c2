import { Group, Text, UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { signInAddress, useAccount } from './api/account';
import { post, type Refusal } from './api/ask';

/** Who is signed in and the way out; or the way in. */
export function AccountBar() {
  // The address to come back to changes with every page.
  useLocation();
  const { data: account } = useAccount();
  const signOut = useMutation<{ to: string }, Refusal>({
    mutationFn: () => post('/dang-xuat'),
    onSuccess: ({ to }) => window.location.assign(to),
  });
  if (!account) return null;
  if (!account.signedIn)
    return (
      <a className="nav-link" href={signInAddress()}>
        Đăng nhập
      </a>
    );
  return (
    <Group gap="sm">
      <Text fw={600}>{account.name}</Text>
      <UnstyledButton className="nav-link" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
        Đăng xuất
      </UnstyledButton>
      {signOut.error && <Text role="alert">{signOut.error.message}</Text>}
    </Group>
  );
}
