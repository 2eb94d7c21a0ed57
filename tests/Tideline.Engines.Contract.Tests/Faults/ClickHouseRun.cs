using Tideline.Engines.Contract.Tests.Countries;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.Contract.Tests.Faults;

/// <summary>One run of the chain on an engine of its own.</summary>
internal sealed class ClickHouseRun(IEngine engine, Chain chain) : IDisposable
{
    public IEngine Engine => engine;

    public int UpdateDays() => chain.UpdateDays(engine);

    public int Finish() => chain.Run(engine);

    public void Dispose() => engine.Dispose();
}
