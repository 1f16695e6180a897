export const SERVICE_WORKER: string;
export function offlineFiles(dist: string): string[];
export function writeServiceWorker(dist: string): Promise<{ count: number; bytes: number; version: string }>;
