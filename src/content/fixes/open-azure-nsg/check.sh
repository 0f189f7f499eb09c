# Lists the inbound rules of the network security group, and looks for the rule that this fix makes. Read-only.
result='failed'
code='error'
trap 'echo "RECONNECT 1 open-azure-nsg $MODE $result $code"' EXIT
rule="Reconnect-rdp-$PORT_NUMBER-$SOURCE_ADDRESS"
fields='[priority, access, protocol, name, sourceAddressPrefix, sourceAddressPrefixes,'
fields="$fields destinationPortRange, destinationPortRanges]"
# One source or several: Azure keeps them in two fields, so both are read as one list. Likewise the ports.
own='[access, direction, protocol, [sourceAddressPrefix || sourceAddressPrefixes][],'
own="$own [destinationPortRange || destinationPortRanges][], description]"
wanted='["Allow","Inbound","Tcp",'"[\"$SOURCE_ADDRESS\"],[\"$PORT_NUMBER\"],\"Reconnect open-azure-nsg\"]"
echo 'Inbound rules of this group, lowest number first:'
az network nsg rule list \
  --subscription="$SUBSCRIPTION_ID" \
  --resource-group="$RESOURCE_GROUP" \
  --nsg-name="$NSG_NAME" \
  --query="sort_by([?direction=='Inbound'], &priority)[].to_string($fields)" \
  --only-show-errors \
  --output=tsv
names=$(az network nsg rule list \
  --subscription="$SUBSCRIPTION_ID" \
  --resource-group="$RESOURCE_GROUP" \
  --nsg-name="$NSG_NAME" \
  --query='[].name' \
  --only-show-errors \
  --output=tsv | tr -d '\r')
if grep -Fxq -- "$rule" <<<"$names"; then
  found=$(az network nsg rule show \
    --subscription="$SUBSCRIPTION_ID" \
    --resource-group="$RESOURCE_GROUP" \
    --nsg-name="$NSG_NAME" \
    --name="$rule" \
    --query="to_string($own)" \
    --only-show-errors \
    --output=tsv | tr -d '\r')
  if [ "$found" = "$wanted" ]; then
    result='ok'
    code='own-rule'
  else
    result='blocked'
    code='own-rule-changed'
  fi
else
  echo 'No rule of this fix yet. Read the list: the first rule that fits your address and port decides.'
  result='unknown'
  code='listed'
fi
