/** A push parser of one format: takes text in chunks cut anywhere, delivers to a {@link RecordSink}. */
export interface RecordReader {
  push(text: string): void;
  end(): void;
}
