/** Where a server listens on this machine. */
export interface ListeningAddress {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

/** By `HOST` and `PORT`; the machine itself and 4321 when they are not given. @throws Error in Chinese when the port is none */
export function listeningAddress({ HOST, PORT }: NodeJS.ProcessEnv): ListeningAddress {
  const port = Number(PORT || 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`环境变量 PORT 应为 0 至 65535 之间的整数，实为“${PORT}”。`);
  return { host: HOST || '127.0.0.1', port };
}
