CREATE TABLE "tag_limits" (
	"user_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "tag_limits_user_id_tag_id_pk" PRIMARY KEY("user_id","tag_id")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "limited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tag_limits" ADD CONSTRAINT "tag_limits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_limits" ADD CONSTRAINT "tag_limits_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tag_limits_tag_idx" ON "tag_limits" USING btree ("tag_id");--> statement-breakpoint
-- what a limited person sees (server/library/sees.ts asks it): files that carry one of their tags or a tag below it, and do not lie in the trash.
-- Plain SQL, so that PostgreSQL reads it as a part of each question, and exact at once: nothing has to be kept in step.
CREATE FUNCTION "seen_by"("viewer" uuid) RETURNS TABLE ("file_id" uuid) LANGUAGE sql STABLE PARALLEL SAFE BEGIN ATOMIC
	WITH RECURSIVE "granted" AS (
		SELECT "tag_limits"."tag_id" AS "id" FROM "tag_limits" WHERE "tag_limits"."user_id" = "viewer"
		UNION
		SELECT "tags"."id" FROM "tags" JOIN "granted" ON "tags"."parent_id" = "granted"."id"
	)
	SELECT "file_tags"."file_id" FROM "file_tags" JOIN "files" ON "files"."id" = "file_tags"."file_id" WHERE "file_tags"."tag_id" IN (SELECT "granted"."id" FROM "granted") AND "files"."state" <> 'trashed';
END;
