CREATE TYPE "public"."app_password_scope" AS ENUM('webdav');--> statement-breakpoint
CREATE TYPE "public"."attempt_door" AS ENUM('login', 'webdav');--> statement-breakpoint
CREATE TABLE "app_passwords" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"scope" "app_password_scope" NOT NULL,
	"device" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"last_address" "inet"
);
--> statement-breakpoint
ALTER TABLE "login_attempts" ADD COLUMN "door" "attempt_door" DEFAULT 'login' NOT NULL;--> statement-breakpoint
ALTER TABLE "app_passwords" ADD CONSTRAINT "app_passwords_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "app_passwords_hash_key" ON "app_passwords" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "app_passwords_user_id_idx" ON "app_passwords" USING btree ("user_id");