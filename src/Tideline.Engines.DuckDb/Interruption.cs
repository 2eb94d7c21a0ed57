using DuckDB.NET.Data;

namespace Tideline.Engines.DuckDb;

/// <summary>Interrupts a command from the moment a token is cancelled until it is disposed.</summary>
/// <remarks>Again and again, since DuckDB forgets an interrupt that comes between two phases of a statement.</remarks>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly DuckDBCommand _command;
    private readonly Timer _timer;
    private readonly CancellationTokenRegistration _registration;
    private bool _over;

    public Interruption(DuckDBCommand command, CancellationToken cancellation)
    {
        _command = command;
        _timer = new Timer(_ => Interrupt());
        _registration = cancellation.UnsafeRegister(_ => _timer.Change(TimeSpan.Zero, Again), null);
    }

    public void Dispose()
    {
        _registration.Dispose();
        lock (_lock)
        {
            _over = true;
        }

        _timer.Dispose();
    }

    private void Interrupt()
    {
        lock (_lock)
        {
            if (!_over)
            {
                _command.Cancel();
            }
        }
    }
}
