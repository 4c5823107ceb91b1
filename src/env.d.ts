interface ImportMetaEnv {
  /** The content folder of this run, absolute: where the bundled pages find it, wherever the bundle lies. */
  readonly CONTENT_FOLDER: string;
}
