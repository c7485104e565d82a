import { type DeviceLine, serveDevice } from './device';

serveDevice(globalThis as unknown as DeviceLine);
