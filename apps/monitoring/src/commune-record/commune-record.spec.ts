import { recordOf, type CountsOfChannel } from './commune-record';

const counts = (change: Partial<CountsOfChannel>): CountsOfChannel => ({
  commune: '31135',
  channel: 'desk',
  received: 0,
  open: 0,
  overdue: 0,
  completed: 0,
  refused: 0,
  withdrawn: 0,
  annulled: 0,
  onTime: 0,
  late: 0,
  lateWithApology: 0,
  lateWithoutApology: 0,
  ...change,
});

describe('the record of a commune', () => {
  it('adds its channels up and keeps them apart', () => {
    const record = recordOf([
      counts({ received: 5, completed: 3, onTime: 3, open: 2 }),
      counts({ channel: 'online', received: 2, completed: 1, refused: 1, late: 1, onTime: 1 }),
    ]);
    expect(record).toMatchObject({ received: 7, completed: 4, refused: 1, open: 2, onTime: 4, late: 1 });
    expect(record.byChannel.online).toMatchObject({ received: 2, late: 1 });
    expect(record.byChannel.post).toBeUndefined();
  });

  it('adds up communes in which the same channel was used', () => {
    const record = recordOf([counts({ received: 5 }), counts({ commune: '31117', received: 4 })]);
    expect(record.byChannel.desk).toMatchObject({ received: 9 });
  });

  it('counts an overdue case against the share on time, and an open one that is in time not at all', () => {
    expect(recordOf([counts({ onTime: 2, late: 1, open: 10, overdue: 3 })]).onTimeShare).toBe(0.3333);
  });

  it('has no share on time while nothing has ended or is overdue', () => {
    expect(recordOf([counts({ received: 2, open: 2 })]).onTimeShare).toBeUndefined();
    expect(recordOf([]).onTimeShare).toBeUndefined();
  });
});
