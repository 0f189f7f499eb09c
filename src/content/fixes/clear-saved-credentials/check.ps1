# Has this person saved a password for the target? Whether it is still right, nobody can see.
$target = "TERMSRV/$HostName"
$lines = @(cmdkey.exe '/list')
if ($LASTEXITCODE -ne 0) {
  return New-RcResult -State 'blocked' -Code 'no-vault'
}
$saved = @($lines | Where-Object -FilterScript { $_ -match '=TERMSRV/' })
$pattern = '={0}\s*$' -f [regex]::Escape($target)
$matching = @($saved | Where-Object -FilterScript { $_ -match $pattern })
$data = @{ others = $saved.Count - $matching.Count }
if ($matching.Count -gt 0) {
  return New-RcResult -State 'unknown' -Code 'saved' -Data $data
}
return New-RcResult -State 'ok' -Code 'none' -Data $data
