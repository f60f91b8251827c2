import type { PopulationChoice } from './population';
import type { ServiceName } from './services';

export interface LaunchOptions {
  /** Where databases, topics, logs and passwords are kept from one start to the next. */
  dataDir: string;
  portBase?: number;
  /** Throws away what the data folder holds before it starts. */
  reset?: boolean;
  /** What is not said is as it was loaded, else the default; `none` loads nobody. */
  population?: Partial<PopulationChoice> | 'none';
  /** Whether what dies is started again. True unless told. */
  supervise?: boolean;
  logLevel?: string;
  /** Further variables for one service. */
  environment?: Partial<Record<ServiceName, Record<string, string>>>;
  postgresSettings?: Record<string, string>;
  kafkaSettings?: Record<string, string>;
  kafkaHeapMb?: number;
  /** Aborted, the launch stops what it has started and fails with `interrupted`. */
  signal?: AbortSignal;
  /** Wraps each long step. */
  step?: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Told of deaths and restarts, one line each. */
  tell?: (line: string) => void;
  /** Told when something died too often to go on. */
  giveUp?: (line: string) => void;
}
