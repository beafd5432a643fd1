CREATE TABLE `proposal_approvals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`state` text DEFAULT 'submitted' NOT NULL,
	`from_stage` text NOT NULL,
	`decision` text,
	`terms` text,
	`answer_until` integer,
	`remedies` text NOT NULL,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`approver_name` text,
	`decided_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `proposal_approvals_case` ON `proposal_approvals` (`case_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_approvals_case_id` ON `proposal_approvals` (`case_id`) WHERE state = 'submitted';