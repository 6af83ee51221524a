CREATE TABLE "watch_progress" (
	"name" text PRIMARY KEY NOT NULL,
	"position" uuid NOT NULL
);
