using System.Text;

namespace Tideline.Engines.ChdbFront;

/// <summary>Answers statements as a ClickHouse server does over HTTP, one after the other.</summary>
internal sealed class Front(ChdbEngine engine, string folder, string password) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly string _rows = Path.Combine(folder, "rows.bin");
    private readonly string _version = Encoding.UTF8.GetString(engine.Run("select version()")).Trim();

    public async Task Answer(HttpContext context)
    {
        await _one.WaitAsync(context.RequestAborted);
        try
        {
            byte[] output;
            try
            {
                CheckPassword(context.Request);
                output = Run(await Statement.Read(context.Request, context.RequestAborted));
            }
            catch (ChdbException e)
            {
                context.Response.StatusCode = StatusOf(e.Code);
                context.Response.Headers["X-ClickHouse-Exception-Code"] = $"{e.Code}";
                output = Encoding.UTF8.GetBytes($"{e.Message} (version {_version})\n");
            }

            context.Response.Headers["X-ClickHouse-Server-Display-Name"] = "chdb";
            context.Response.Headers["X-ClickHouse-Timezone"] = "UTC";
            context.Response.ContentLength = output.Length;
            await context.Response.Body.WriteAsync(output, context.RequestAborted);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private byte[] Run(Statement statement)
    {
        engine.Run($"use {Quoted(statement.Database, '`')}");
        var settings = statement.Settings.Keys.ToArray();
        try
        {
            foreach (var name in settings)
            {
                engine.Run($"set {name} = {Quoted(statement.Settings[name], '\'')}");
            }

            if (statement.Rows is not { } rows)
            {
                return engine.Run(Encoding.UTF8.GetBytes(statement.Text), statement.Format);
            }

            // Rows that stand behind the statement itself are cut at an empty line or a semicolon; a file's are not.
            File.WriteAllBytes(_rows, rows.Span);
            var format = statement.Text.LastIndexOf("format", StringComparison.OrdinalIgnoreCase);
            return engine.Run($"{statement.Text[..format]} from infile {Quoted(_rows, '\'')} compression 'none' {statement.Text[format..]}");
        }
        finally
        {
            foreach (var name in settings.Where(n => !n.StartsWith("param_", StringComparison.Ordinal)))
            {
                Reset(name);
            }
        }
    }

    private void Reset(string setting)
    {
        try
        {
            engine.Run($"set {setting} = default");
        }
        catch (ChdbException)
        {
            // A setting that the engine does not know was refused above and has nothing to reset.
        }
    }

    private void CheckPassword(HttpRequest request)
    {
        var given = request.Headers["X-ClickHouse-Key"].ToString();
        var basic = request.Headers.Authorization.ToString();
        if (given.Length == 0 && basic.StartsWith("Basic ", StringComparison.Ordinal))
        {
            given = Encoding.UTF8.GetString(Convert.FromBase64String(basic["Basic ".Length..])).Split(':', 2)[^1];
        }

        if (given.Length == 0)
        {
            given = request.Query["password"].ToString();
        }

        if (given != password)
        {
            throw new ChdbException(516, "Code: 516. DB::Exception: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED)");
        }
    }

    private static int StatusOf(int code) => code switch
    {
        516 => StatusCodes.Status403Forbidden,
        60 or 81 => StatusCodes.Status404NotFound,
        62 => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static string Quoted(string text, char quote) =>
        quote + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace($"{quote}", $"\\{quote}", StringComparison.Ordinal) + quote;
}
