CREATE TABLE "login_attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"started_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "login_attempts_started_at" ON "login_attempts" USING btree ("started_at");