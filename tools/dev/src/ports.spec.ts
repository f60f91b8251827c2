import { DEFAULT_PORT_BASE, PORT_BASE_RANGE, portsFrom } from './ports';

describe('the ports of a system', () => {
  test('are counted from the first one, the web form', () => {
    expect(portsFrom(DEFAULT_PORT_BASE)).toEqual({
      web: 8600,
      'one-stop': 8601,
      'civil-registration': 8602,
      residence: 8603,
      'social-insurance': 8604,
      notifications: 8605,
      monitoring: 8606,
      identity: 8620,
      smtp: 8625,
      'mail-page': 8626,
      postgres: 8632,
      kafka: 8692,
      'kafka-controller': 8693,
    });
  });

  test('are all different and all ports, also from the highest base', () => {
    const ports = Object.values(portsFrom(PORT_BASE_RANGE.to));
    expect(new Set(ports).size).toBe(ports.length);
    expect(Math.max(...ports)).toBe(65_535);
  });
});
