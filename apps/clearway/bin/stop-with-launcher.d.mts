export declare const launcherVariable: string;
export declare function stopWithLauncher(): void;
