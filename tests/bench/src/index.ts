export { Client } from './client';
export { closedLoop, openLoop, Watch, type Drive } from './load';
export { verify, verifyEventually, type Verdict } from './verify';
