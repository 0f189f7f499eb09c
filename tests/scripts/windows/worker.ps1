# Compiles the simulated Windows and answers requests, one JSON text a line, until the input ends.
$ErrorActionPreference = 'Stop'
$sources = Get-ChildItem -LiteralPath $PSScriptRoot -Filter '*.cs'
Add-Type -Path $sources.FullName -IgnoreWarnings -WarningAction 'SilentlyContinue'
$plain = @{}
foreach ($name in [Sim.Runner]::Plain) { $plain[$name] = (Get-Command -Name $name -CommandType 'Cmdlet').ImplementingType }
[Sim.Runner]::Prepare($plain)
[Console]::Out.WriteLine('ready')
while ($null -ne ($line = [Console]::In.ReadLine())) {
  try { $answer = [Sim.Runner]::Answer($line) } catch { $answer = @{ broken = "$_ $($_.Exception.InnerException)" } | ConvertTo-Json -Compress }
  [Console]::Out.WriteLine($answer)
}
