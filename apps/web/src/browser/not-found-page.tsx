import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useTitle } from './use-title';

export function NotFoundPage() {
  useTitle('Không có trang này');
  return (
    <>
      <Title order={1} size="h2">
        Không có trang này
      </Title>
      <Text>
        Địa chỉ có thể đã gõ sai.{' '}
        <Anchor component={Link} to="/ho-so">
          Xem danh sách hồ sơ
        </Anchor>
      </Text>
    </>
  );
}
