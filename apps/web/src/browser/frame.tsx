import { Box, Container, Group, Text } from '@mantine/core';
import { NavLink, Outlet } from 'react-router';
import { AccountBar } from './account-bar';

/** What every page of the desk has around it. */
export function Frame() {
  return (
    <>
      <a className="skip" href="#main">
        Đến nội dung chính
      </a>
      <Box component="header" bg="river" c="white">
        <Container size="lg" py={6}>
          <Group justify="space-between" gap="xs">
            <Text fw={700}>Liên Thông</Text>
            <Group component="nav" gap="lg" aria-label="Các trang">
              <NavLink className="nav-link" to="/" end>
                Tờ khai
              </NavLink>
              <NavLink className="nav-link" to="/ho-so">
                Hồ sơ
              </NavLink>
              <a className="nav-link" href="/tra-cuu">
                Tra cứu
              </a>
            </Group>
            <AccountBar />
          </Group>
        </Container>
      </Box>
      <Container component="main" id="main" size="lg" py="md" tabIndex={-1}>
        <Outlet />
      </Container>
    </>
  );
}
