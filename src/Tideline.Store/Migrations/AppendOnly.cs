using Microsoft.EntityFrameworkCore.Migrations;

namespace Tideline.Store.Migrations;

/// <summary>Triggers that refuse to change or remove lines of the audit log, also for those who bypass the program.</summary>
/// <remarks>SQLite makes a table anew where a later migration alters its columns: that migration calls this again.</remarks>
internal static class AppendOnly
{
    public static void OnSqlite(MigrationBuilder builder)
    {
        foreach (var what in (string[])["update", "delete"])
        {
            builder.Sql(
                $"""
                create trigger audit_log_no_{what} before {what} on audit_log
                begin
                    select raise(abort, 'Lines of the audit log are only ever added.');
                end;
                """);
        }
    }

    public static void OnPostgres(MigrationBuilder builder) => builder.Sql(
        """
        create function audit_log_append_only() returns trigger language plpgsql as
        $$ begin raise exception 'Lines of the audit log are only ever added.'; end $$;
        create trigger audit_log_append_only before update or delete or truncate on audit_log
        for each statement execute function audit_log_append_only();
        """);
}
